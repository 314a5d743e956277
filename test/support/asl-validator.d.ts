declare module 'asl-validator' {
  /** Checks a document against the Amazon States Language's schema and its references. */
  export default function validate(definition: unknown): { isValid: boolean; errorsText(): string }
}
