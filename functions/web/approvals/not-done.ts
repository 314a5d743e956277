import type { Facts, RefusalCode } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { refusals } from '../words/refusal-words.ts'

const isCode = (code: string): code is RefusalCode => code in refusals

/** Why a case was left out, in words that fit a list, whether or not its facts are known. */
export const notDoneSaid = (code: string, facts: Facts = {}): Words => {
  switch (code) {
    case 'changed-meanwhile':
      return {
        zh: '此案有新的情况，请看过后再决定。',
        en: 'Something new happened to this case: read it, then decide.',
      }
    case 'already-answered':
      return { zh: '此前已作决定。', en: 'It was decided before.' }
    case 'already-decided-in-chain':
      return {
        zh: '您或委托人在本轮审批中已作出决定。',
        en: 'You, or the leader in whose place you decide, have decided in this chain already.',
      }
    case 'not-at-this-step':
      return { zh: '此决定已不再需要。', en: 'This decision is not needed any more.' }
    case 'quota-full':
      return facts.most === undefined
        ? { zh: '名额已满，不能再同意。', en: 'All places are given: no more can be approved.' }
        : refusals['quota-full'].words(facts)
    case 'invalid':
      return { zh: '此案不能退回到这一环节。', en: 'This case cannot be returned to that step.' }
    case 'not-allowed-here':
      return {
        zh: '此类案件不能不同意，只能同意或退回。',
        en: 'A case of this kind is approved or returned, never rejected.',
      }
    case 'not-found':
      return { zh: '此案现在不由您决定。', en: 'This case is not yours to decide now.' }
    default:
      return isCode(code) ? refusals[code].words(facts) : { zh: code, en: code }
  }
}
