export type EmbeddedPostgresErrorCode =
  | 'PORT_BUSY'
  | 'DATA_FOLDER_BROKEN'
  | 'DATA_FOLDER_VERSION'
  | 'NO_PERMISSION'
  | 'DISK_FULL'
  | 'UNSUPPORTED_PLATFORM'
  | 'START_FAILED'

/** A start or stop that failed for a reason a person can act on; `message` says what to do, `code` is stable. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode

  constructor(code: EmbeddedPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
    this.code = code
  }
}

const CAUSES: ReadonlyArray<{
  code: EmbeddedPostgresErrorCode
  pattern: RegExp
  explain: (dataDir: string) => string
}> = [
  {
    code: 'PORT_BUSY',
    pattern: /could not bind|Address already in use|could not create any TCP\/IP sockets/,
    explain: () => 'The port chosen for the embedded PostgreSQL is already in use by another program.',
  },
  {
    code: 'DATA_FOLDER_VERSION',
    pattern: /database files are incompatible with server/,
    explain: (dataDir) =>
      `The data folder ${dataDir} was written by another PostgreSQL version. Restore a backup into an empty folder, or remove the folder to start afresh.`,
  },
  {
    code: 'DISK_FULL',
    pattern: /No space left on device|Disk quota exceeded/,
    explain: (dataDir) => `The disk that holds ${dataDir} is full. Free some space and start again.`,
  },
  {
    code: 'NO_PERMISSION',
    pattern: /Permission denied|has wrong ownership|has invalid permissions/,
    explain: (dataDir) => `PostgreSQL may not read or write ${dataDir}. Check the owner and the rights of the folder.`,
  },
  {
    code: 'DATA_FOLDER_BROKEN',
    pattern:
      /PANIC|could not locate a valid checkpoint|invalid checkpoint|control file contains|incorrect checksum in control file|pg_control|could not open (file|directory) "(global|pg_\w+|base)|is not a database cluster directory|could not read file "global|postmaster\.pid|bogus data in lock file|syntax error in file/,
    explain: (dataDir) =>
      `The data folder ${dataDir} is damaged. Restore a backup into an empty folder, or remove the folder to start afresh.`,
  },
]

/** Names the cause of a failed start from what PostgreSQL wrote; the tail of its log is kept for an unknown cause. */
export function explainFailure(output: string, dataDir: string, what: string): EmbeddedPostgresError {
  const cause = CAUSES.find(({ pattern }) => pattern.test(output))
  const tail = output.trim().split('\n').slice(-8).join('\n')
  if (!cause) return new EmbeddedPostgresError('START_FAILED', `${what} failed.\n${tail}`)
  return new EmbeddedPostgresError(cause.code, `${cause.explain(dataDir)}\n${tail}`)
}
