import { spawn } from 'node:child_process'
import { StartProblem } from '../../infra/local/start-problem.ts'
import { finished } from './group.ts'

/** The version of MiniStack that the deployment was proved with. */
const provedWith = '1.5.33'

/** The Python that has MiniStack. Throws a sentence that says what is missing and how to get it. */
export const findPython = async (): Promise<string> => {
  const runs = (command: string, args: readonly string[]): Promise<boolean> =>
    finished(spawn(command, [...args], { stdio: 'ignore' })).then(
      (exit) => exit === 0,
      () => false,
    )
  const install = `"python3 -m pip install ministack==${provedWith}"`
  for (const python of ['python3', 'python']) {
    if (!(await runs(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']))) continue
    if (!(await runs(python, ['-c', 'import ministack'])))
      throw new StartProblem(
        `MiniStack is not here: run ${install}, best in a virtual environment, and try again.`,
      )
    if (await runs('openssl', ['version'])) return python
    throw new StartProblem(
      'The command openssl, with which MiniStack makes its certificate, is not here: install it and try again.',
    )
  }
  throw new StartProblem(`Python 3.10 or later is not here: install it, run ${install}, and try again.`)
}
