import { isToBeSent } from '../../domain/message.ts'
import { CaseId } from '../../domain/ids.ts'
import type { LocalServer } from '../../infra/local/server.ts'

const count = (names: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const name of names.toSorted()) found[name] = (found[name] ?? 0) + 1
  return found
}

/** What is on record of each case, without what differs between any two runs: ids, times, and who was drawn as expert. */
export const records = async (server: LocalServer, ids: readonly string[]): Promise<unknown> => {
  const { store } = server.program.world
  const all = []
  for (const id of ids) {
    const file = await store.cases.load(CaseId.parse(id))
    if (!file) throw new Error(`case ${id} is gone`)
    const messages = (await store.cases.messages(file.head.id, { limit: 1000 })).items
    all.push({
      title: file.head.title,
      kind: file.head.kind,
      status: file.head.status.is,
      review: file.head.review,
      approval: file.head.approval,
      sections: Object.fromEntries(file.sections.map((section) => [section.id, section.answers])),
      members: file.members.map((member) => `${member.name} ${member.confirmation.is}`).toSorted(),
      steps: file.steps
        .map((step) => `${step.id} ${step.state.is === 'done' ? step.state.outcome : 'waits'}`)
        .toSorted(),
      tasks: count(file.tasks.map((task) => `${task.kind} ${task.level ?? ''} ${task.state.is}`)),
      // A draft may be saved again after a kill; every other event happens once.
      events: count(file.events.map((event) => event.what).filter((what) => what !== 'section-saved')),
      messages: count(messages.map((message) => `${message.about} ${message.language}`)),
      unsent: messages.filter(isToBeSent).length,
    })
  }
  const register = (await store.consortia.register({ limit: 100 })).items
  return {
    cases: all.toSorted((a, b) => (`${a.kind}${a.title}` < `${b.kind}${b.title}` ? -1 : 1)),
    register: register
      .map((entry) => `${entry.name} ${entry.standing.is} ${entry.grades.map((one) => one.grade).join(',')}`)
      .toSorted(),
  }
}
