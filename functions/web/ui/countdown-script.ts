/**
 * Counts a deadline down on its last day. Time is the server's: what it was when the page was made, and what has
 * passed since, by two clocks of the device of which neither is trusted alone (one stops in sleep, the other is set).
 */
const english = document.documentElement.lang === 'en'
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
const [page] = performance.getEntriesByType('navigation')
const answered = page instanceof PerformanceNavigationTiming ? page.responseStart : 0
const began = Date.now() - (performance.now() - answered)
/** Minutes at which a screen reader is told; every second would be noise. */
const told = [60, 30, 10, 5, 2, 1]

const words = (seconds: number): string => {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const parts = english ? [`${h} h`, `${m} min`, `${s} s`] : [`${h} 小时`, `${m} 分`, `${s} 秒`]
  const from = h > 0 ? 0 : m > 0 ? 1 : 2
  // Where motion is unwanted, seconds are shown in the last minute only.
  return parts.slice(from, calm && from < 2 ? 2 : 3).join(' ')
}

for (const box of document.querySelectorAll<HTMLElement>('[data-countdown]')) {
  const end = Number(box.dataset.countdown)
  const start = Number(box.dataset.now)
  const left = box.querySelector('[data-left]')
  const said = box.querySelector('[data-said]')
  let last = Infinity
  const tick = (): void => {
    const passed = Math.max(performance.now() - answered, Date.now() - began)
    const seconds = Math.max(0, Math.ceil((end - start - passed) / 1000))
    if (left) left.textContent = seconds > 0 ? words(seconds) : english ? 'closed' : '已截止'
    const mark = told.find((minutes) => last > minutes * 60 && seconds <= minutes * 60)
    if (said && last !== Infinity && (mark !== undefined || (seconds === 0 && last > 0)))
      said.textContent =
        seconds === 0
          ? english
            ? 'The call is closed now'
            : '申报现已截止'
          : english
            ? `${words(seconds)} left`
            : `剩余 ${words(seconds)}`
    last = seconds
    if (seconds > 0) setTimeout(tick, 1000)
  }
  tick()
}

export {}
