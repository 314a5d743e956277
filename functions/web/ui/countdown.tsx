import type { View } from '../context.ts'
import { Moment } from './parts.tsx'

const day = 86_400_000

/** Hours and minutes that are left, as far as whole minutes go. */
const leftSaid = ({ t }: View, milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (minutes < 1) return t('不到 1 分钟', 'less than a minute')
  return hours === 0
    ? t(`${rest} 分钟`, `${rest} min`)
    : t(`${hours} 小时 ${rest} 分钟`, `${hours} h ${rest} min`)
}

/**
 * A deadline with its zone in words, and in the last day how much time is left. The page says it as it was when it was
 * loaded; the script counts on from there by the time that has passed, whatever the clock of the device shows.
 */
export const Countdown = ({ view, closes, label }: { view: View; closes: string; label?: string }) => {
  const { t, now } = view
  // The last instant that counts is the last millisecond of its minute.
  const end = Date.parse(closes) + 1
  const left = end - Date.parse(now)
  const said = label ?? t('申报截止：', 'The call closes: ')
  if (left <= 0 || left > day)
    return (
      <p class="deadline">
        {said}
        <Moment view={view} at={closes} />
        {left <= 0 ? <strong> {t('已截止', 'closed')}</strong> : null}
      </p>
    )
  return (
    <div class="deadline near" data-countdown={end} data-now={Date.parse(now)}>
      <p>
        {said}
        <Moment view={view} at={closes} />
      </p>
      <p class="left">
        {t('剩余', 'Left')} <strong data-left="">{leftSaid(view, left)}</strong>
      </p>
      <p class="visually-hidden" aria-live="polite" data-said=""></p>
      <script src="/assets/countdown-script.js" defer></script>
    </div>
  )
}
