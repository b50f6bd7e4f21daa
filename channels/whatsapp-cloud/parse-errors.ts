import { at, isRecord, type ReportedError, readList, readNumber, readText } from '#channels/kit'

/** Errors beside a message, a status or a value; `error_data` may be an object or a plain string (contract 1.3, 2.6), and older ones have `details` alone. */
export function readErrors(value: unknown): ReportedError[] {
  return readList(value)
    .filter(isRecord)
    .map((error) => ({
      code: readNumber(at(error, 'code')),
      title: readText(at(error, 'title')),
      message: readText(at(error, 'message')),
      details:
        readText(at(error, 'error_data', 'details')) ??
        readText(at(error, 'error_data')) ??
        readText(at(error, 'details')),
    }))
}
