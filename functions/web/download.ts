/** A name that every system takes: in full where it is understood (RFC 6266), in plain letters otherwise. */
export const attachment = (name: string): string => {
  const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
  const plain = safe.replaceAll(/[^\x20-\x7e]/g, '').trim()
  const short = plain.startsWith('.') || plain === '' ? `consort${plain}` : plain
  return `attachment; filename="${short}"; filename*=UTF-8''${encodeURIComponent(safe)}`
}
