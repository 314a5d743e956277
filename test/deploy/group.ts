import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'

/** A command in a process group of its own: it, and whatever it starts, is ended together and by number. */
export const startGroup = (
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string | undefined>>
    readonly stdio: StdioOptions
  },
): ChildProcess => {
  const child = spawn(command, [...args], { ...options, detached: true })
  // Also when we end without having ended it.
  const last = () => signal(child, 'SIGKILL')
  process.once('exit', last)
  child.once('close', () => process.removeListener('exit', last))
  return child
}

/** The exit code, or null for a process that was ended by a signal. */
export const finished = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })

export const endGroup = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = finished(child)
  signal(child, 'SIGTERM')
  const impatient = setTimeout(() => signal(child, 'SIGKILL'), 5000)
  await ended
  clearTimeout(impatient)
}

const signal = ({ pid }: ChildProcess, name: NodeJS.Signals): void => {
  try {
    if (pid !== undefined) process.kill(-pid, name)
  } catch {
    // The whole group is gone.
  }
}
