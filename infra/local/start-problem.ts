/** Why the program cannot start, in one sentence that says what to do. Shown without a stack. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartProblem'
  }
}

const code = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : ''

/** A sentence for what the system said about a port or a folder. */
export const explained = (problem: unknown, where: { port?: number; folder?: string }): unknown => {
  switch (code(problem)) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${where.port} is in use: stop the program that has it, or start with --port and another number.`,
      )
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EEXIST':
      return new StartProblem(
        `The folder ${where.folder} cannot be written: choose another one with --data FOLDER.`,
      )
    default:
      return problem
  }
}
