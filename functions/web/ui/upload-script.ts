/**
 * Sends files straight to storage, piece by piece. A piece that is there is never sent again: after a broken network by
 * itself, after a closed page when the same file is chosen once more.
 */
type Words = Record<
  | 'choose'
  | 'drop'
  | 'reading'
  | 'sending'
  | 'waiting'
  | 'checking'
  | 'cancel'
  | 'failed'
  | 'again'
  | 'large'
  | 'empty'
  | 'format'
  | 'signIn',
  string
>
type Piece = { n: number; size: number; to?: string }
type Answer = { document?: string; state?: string; pieces?: Piece[]; words?: string; problems?: unknown }

/** As large as storage wants them; the server counts the same. */
const pieceBytes = 5 * 1024 * 1024
const longestPause = 20_000

class Stopped extends Error {}
class Said extends Error {}

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)))

const startAll = (): void => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-upload]')) start(place)
}
startAll()
// A row that was added brings places of its own; what has begun is left as it is.
document.addEventListener('change', startAll)

function start(place: HTMLElement): void {
  const words: Words = JSON.parse(place.dataset.words ?? '{}')
  const link = place.querySelector<HTMLAnchorElement>('a.button')
  if (link === null) return
  const input = document.createElement('input')
  input.type = 'file'
  input.hidden = true
  input.accept = place.dataset.accept ?? ''
  input.multiple = place.dataset.many !== undefined
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.id = link.id
  button.append(
    words.choose,
    ...[...link.querySelectorAll('.visually-hidden')].map((part) => part.cloneNode(true)),
  )
  const hint = document.createElement('small')
  hint.className = 'hint drop'
  hint.textContent = `${words.drop} · `
  link.replaceWith(input, button, ' ', hint)
  button.addEventListener('click', () => input.click())
  const take = (files: Iterable<File>): void => {
    for (const file of files) void send(place, words, file)
  }
  input.addEventListener('change', () => {
    take(input.files ?? [])
    input.value = ''
  })
  for (const kind of ['dragover', 'dragenter'] as const)
    place.addEventListener(kind, (event) => {
      event.preventDefault()
      place.classList.add('over')
    })
  for (const kind of ['dragleave', 'drop'] as const)
    place.addEventListener(kind, () => place.classList.remove('over'))
  place.addEventListener('drop', (event) => {
    event.preventDefault()
    const dropped = [...(event.dataTransfer?.files ?? [])]
    take(input.multiple ? dropped : dropped.slice(0, 1))
  })
  place.addEventListener('click', (event) => {
    const away = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-remove]') : null
    if (away === null) return
    event.preventDefault()
    void ask(place, (away.dataset.remove ?? '').replace(/removal$/, 'away'), {})
      .catch(() => undefined)
      .then(() => list(place))
  })
  if (place.querySelector('[data-state="received"]')) void settle(place)
}

/** One file on its way, with its line on the page. */
async function send(place: HTMLElement, words: Words, file: File): Promise<void> {
  const line = document.createElement('div')
  line.className = 'sending'
  line.role = 'group'
  line.ariaLabel = file.name
  const said = document.createElement('span')
  said.role = 'status'
  const bar = document.createElement('progress')
  bar.max = file.size
  bar.value = 0
  bar.ariaLabel = file.name
  const stop = document.createElement('button')
  stop.type = 'button'
  stop.className = 'quiet'
  stop.textContent = words.cancel
  line.append(`${file.name} `, bar, ' ', said, ' ', stop)
  place.append(line)
  const stopping = new AbortController()
  stop.addEventListener('click', () => stopping.abort())
  const wrong = (text: string): void => {
    said.textContent = text
    said.className = 'error'
    said.role = 'alert'
    bar.remove()
    stop.remove()
  }
  const refused = refusal(place, words, file)
  if (refused !== undefined) {
    wrong(refused)
    return
  }
  let document_: string | undefined
  try {
    said.textContent = words.reading
    const parts = await piecesOf(file, stopping.signal)
    const announced = {
      place: place.dataset.place,
      ...(place.dataset.owner === undefined ? {} : { owner: place.dataset.owner }),
      name: file.name,
      type: file.type,
      size: file.size,
      parts,
    }
    const root = place.dataset.upload ?? ''
    let now = await patiently(place, words, said, stopping.signal, () => ask(place, root, announced))
    document_ = now.document
    for (;;) {
      const there = (now.pieces ?? []).filter(({ to }) => to === undefined)
      let done = there.reduce((sum, { size }) => sum + size, 0)
      bar.value = done
      said.textContent = words.sending
      const missing = (now.pieces ?? []).filter(({ to }) => to !== undefined)
      if (missing.length === 0) break
      for (const { n, to = '', size } of missing) {
        const begin = (n - 1) * pieceBytes
        const piece = file.slice(begin, begin + pieceBytes)
        const sum = parts[n - 1]?.sha256 ?? ''
        const before = done
        // A piece that does not arrive is asked for anew: its address may have run out meanwhile.
        if (!(await put(to, piece, sum, stopping.signal, (sent) => (bar.value = before + sent)))) break
        done += size
      }
      if (done < file.size) {
        said.textContent = words.waiting
        await pause(stopping.signal)
      }
      now = await patiently(place, words, said, stopping.signal, () =>
        ask(place, `${root}/${document_}/pieces`, {}),
      )
      tries = done > 0 ? tries : tries + 1
    }
    await patiently(place, words, said, stopping.signal, () => ask(place, `${root}/${document_}/finish`, {}))
    said.textContent = words.checking
    stop.remove()
    await list(place)
    line.remove()
    await settle(place)
  } catch (problem) {
    if (!(problem instanceof Stopped)) {
      wrong(problem instanceof Said ? problem.message : words.failed)
      const again = document.createElement('button')
      again.type = 'button'
      again.className = 'quiet'
      again.textContent = words.again
      again.addEventListener('click', () => {
        line.remove()
        void send(place, words, file)
      })
      line.append(' ', again)
      return
    }
    line.remove()
    if (document_ !== undefined)
      await ask(place, `${place.dataset.upload}/${document_}/away`, {}).catch(() => undefined)
    await list(place)
  }
}

const refusal = ({ dataset }: HTMLElement, words: Words, file: File): string | undefined => {
  const name = file.name.toLowerCase()
  if (!(dataset.accept ?? '').split(',').some((ending) => name.endsWith(ending))) return words.format
  if (file.size === 0) return words.empty
  return file.size > Number(dataset.most) ? words.large : undefined
}

/** What the file is, piece by piece: so the server knows it again, and storage takes these bytes alone. */
const piecesOf = async (file: File, signal: AbortSignal): Promise<{ size: number; sha256: string }[]> => {
  const pieces = []
  for (let at = 0; at < file.size; at += pieceBytes) {
    if (signal.aborted) throw new Stopped()
    const bytes = await file.slice(at, at + pieceBytes).arrayBuffer()
    pieces.push({ size: bytes.byteLength, sha256: base64(await crypto.subtle.digest('SHA-256', bytes)) })
  }
  return pieces
}

/** Puts one piece there; false when it did not arrive. Only this kind of request tells how far it is. */
const put = (
  to: string,
  piece: Blob,
  sum: string,
  signal: AbortSignal,
  progress: (sent: number) => void,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', to)
    request.setRequestHeader('x-amz-checksum-sha256', sum)
    request.upload.addEventListener('progress', (event) => progress(event.loaded))
    request.addEventListener('load', () => resolve(request.status >= 200 && request.status < 300))
    for (const kind of ['error', 'timeout'] as const) request.addEventListener(kind, () => resolve(false))
    request.addEventListener('abort', () => reject(new Stopped()))
    signal.addEventListener('abort', () => request.abort())
    if (signal.aborted) reject(new Stopped())
    else request.send(piece)
  })

let tries = 0

/** Waits longer each time, and not at all once the browser says that the network is back. */
const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    tries += 1
    const timer = setTimeout(resolve, Math.min(longestPause, 500 * 2 ** Math.min(tries, 6)))
    window.addEventListener('online', () => (clearTimeout(timer), resolve()), { once: true })
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(new Stopped())))
  })

/** Asks until there is an answer. A refusal is one. */
const patiently = async (
  place: HTMLElement,
  words: Words,
  said: HTMLElement,
  signal: AbortSignal,
  act: () => Promise<Answer>,
): Promise<Answer> => {
  for (;;) {
    if (signal.aborted) throw new Stopped()
    try {
      const answer = await act()
      tries = 0
      return answer
    } catch (problem) {
      if (problem instanceof Said) throw problem
      said.textContent = words.waiting
      await pause(signal)
    }
  }
}

const ask = async (place: HTMLElement, path: string, body: object): Promise<Answer> => {
  const send = (): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-csrf': place.dataset.csrf ?? '',
      },
      body: JSON.stringify(body),
    })
  let response = await send()
  if (response.status === 403) {
    // Signed in anew in another tab: the session has another token now.
    const session = await fetch('/session', { headers: { accept: 'application/json' } })
    const { csrf }: { csrf?: string } = await session.json()
    if (csrf !== undefined) place.dataset.csrf = csrf
    response = await send()
  }
  const words: Words = JSON.parse(place.dataset.words ?? '{}')
  if (response.status === 401) throw new Said(words.signIn)
  const answer: Answer = await response.json()
  if (response.ok) return answer
  if (response.status >= 500) throw new Error('failed')
  throw new Said(answer.words ?? words.failed)
}

/** Draws the files of the place as they stand now, and tells the form that its answer changed. */
const list = async (place: HTMLElement): Promise<void> => {
  const files = place.querySelector('[data-files]')
  if (files === null) return
  const response = await fetch(place.dataset.list ?? '', { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  files.replaceChildren(...page.body.childNodes)
  // Whatever saves the form sees it by the event that typing makes.
  place.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Looks again until nothing is being checked any more. */
async function settle(place: HTMLElement): Promise<void> {
  for (let turn = 0; turn < 60 && place.querySelector('[data-state="received"]'); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(5000, 500 + turn * 250)))
    await list(place).catch(() => undefined)
  }
}

export {}
