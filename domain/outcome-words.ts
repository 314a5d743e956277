import type { Words } from './words.ts'

/** What a programme calls what it gives, when it does not say so: entries and cases of an earlier program. */
const recognition: Words = { zh: '认定', en: 'recognition' }

/** The English verbs are nouns in a programme (`filing`); what is said of a case needs their other forms. */
const forms: Readonly<Record<string, { readonly done: string; readonly act: string }>> = {
  recognition: { done: 'recognised', act: 'recognise' },
  filing: { done: 'filed', act: 'file' },
  establishment: { done: 'established', act: 'establish' },
  cultivation: { done: 'taken into cultivation', act: 'take into cultivation' },
  designation: { done: 'designated', act: 'designate' },
  registration: { done: 'registered', act: 'register' },
  membership: { done: 'admitted', act: 'admit' },
  admission: { done: 'admitted', act: 'admit' },
  agreement: { done: 'agreed', act: 'agree with' },
  'funded agreement': { done: 'under a funded agreement', act: 'conclude a funded agreement with' },
  publication: { done: 'published', act: 'publish' },
  formation: { done: 'formed', act: 'form' },
  incorporation: { done: 'incorporated', act: 'incorporate' },
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** What is said of a case and of an entry of the register, in the programme's own word: 已备案, Filed. */
export const outcomeWords = (verb: Words = recognition) => {
  const { zh } = verb
  const noun = verb.en.toLowerCase()
  const { done, act } = forms[noun] ?? { done: `given ${noun}`, act: `give ${noun} to` }
  return {
    done: { zh: `已${zh}`, en: capital(done) },
    notDone: { zh: `未予${zh}`, en: `Not ${done}` },
    given: { zh: `予以${zh}`, en: capital(done) },
    proposed: { zh: `拟予${zh}，现予公示。`, en: `It is proposed to ${act} this consortium.` },
    since: { zh: `${zh}时间`, en: capital(done) },
    takenBack: { zh: `${zh}已撤销`, en: `The ${noun} is taken back` },
    takeBack: { zh: `撤销${zh}`, en: `${capital(noun)} taken back` },
    over: { zh: `${zh}有效期已满`, en: `The term of the ${noun} is over` },
    heldBack: { zh: `不予${zh}`, en: 'The application is refused' },
  } as const satisfies Record<string, Words>
}

/** A verb as flat facts of an event or a message, and back. */
export const verbFacts = (verb: Words | undefined): { verbZh?: string; verbEn?: string } =>
  verb === undefined ? {} : { verbZh: verb.zh, verbEn: verb.en }

export const verbIn = (facts: Readonly<Record<string, unknown>>): Words | undefined =>
  typeof facts.verbZh === 'string' && typeof facts.verbEn === 'string'
    ? { zh: facts.verbZh, en: facts.verbEn }
    : undefined
