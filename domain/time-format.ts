const made = new Map<string, Intl.DateTimeFormat>()

/** A way to write times, made once: to make one takes a hundred times as long as to use it, and a list has many. */
export const timeFormat = (
  language: string,
  options: Intl.DateTimeFormatOptions & { readonly timeZone: string },
): Intl.DateTimeFormat => {
  const key = JSON.stringify([language, options])
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(language, options)
  made.set(key, format)
  return format
}
