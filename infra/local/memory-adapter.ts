import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** Sign-ins under way, in memory: a restart in the middle of one means choosing again. Old ones make room. */
export const memoryAdapter = (most = 2000): AdapterFactory => {
  const held = new Map<string, AdapterPayload>()
  const keep = (key: string, payload: AdapterPayload): void => {
    held.delete(key)
    held.set(key, payload)
    const [oldest] = held.keys()
    if (held.size > most && oldest !== undefined) held.delete(oldest)
  }
  const byField = (field: 'uid' | 'userCode', value: string) =>
    [...held.values()].find((payload) => payload[field] === value)

  return (model): Adapter => ({
    upsert: async (id, payload) => keep(`${model}:${id}`, payload),
    find: async (id) => held.get(`${model}:${id}`),
    findByUid: async (uid) => byField('uid', uid),
    findByUserCode: async (code) => byField('userCode', code),
    destroy: async (id) => {
      held.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of held) if (payload.grantId === grantId) held.delete(key)
    },
    consume: async (id) => {
      const payload = held.get(`${model}:${id}`)
      if (payload) keep(`${model}:${id}`, { ...payload, consumed: Math.floor(Date.now() / 1000) })
    },
  })
}
