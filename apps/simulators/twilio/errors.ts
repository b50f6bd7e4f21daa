/** HTTP status and message of the refusals this stand-in knows (contract 3.6). */
const CODES: Record<number, { http: number; message: string }> = {
  20003: { http: 401, message: 'Authenticate' },
  20404: { http: 404, message: 'The requested resource was not found' },
  20429: { http: 429, message: 'Too Many Requests' },
  20500: { http: 500, message: 'An internal server error has occurred' },
  21211: { http: 400, message: "Invalid 'To' Phone Number" },
  21212: { http: 400, message: "Invalid 'From' Number" },
  21266: { http: 400, message: "'To' and 'From' number cannot be the same" },
  21602: { http: 400, message: 'Message body is required' },
  21603: { http: 400, message: "A 'From' phone number is required" },
  21604: { http: 400, message: "A 'To' phone number is required" },
  21606: { http: 400, message: "The 'From' phone number is not a valid message-capable number of this account" },
  21609: { http: 400, message: "The 'StatusCallback' URL is not a valid URL" },
  21610: { http: 400, message: 'Attempt to send to unsubscribed recipient' },
  21614: { http: 400, message: "'To' number is not a valid mobile number" },
  21617: { http: 400, message: 'The concatenated message body exceeds the 1600 character limit' },
  21620: { http: 400, message: 'Invalid media URL(s)' },
  21655: { http: 400, message: 'The ContentSid is invalid' },
  21656: { http: 400, message: 'The ContentVariables parameter is invalid' },
  21910: { http: 400, message: "Invalid 'From' and 'To' pair: both must be of the same channel" },
}

/** A refusal of the Messages resource. */
export class TwilioError extends Error {
  code: number
  httpStatus: number

  constructor(code: number, httpStatus?: number) {
    super(CODES[code]?.message ?? 'Bad request')
    this.code = code
    this.httpStatus = httpStatus ?? CODES[code]?.http ?? 400
  }

  /** The documented body. */
  body() {
    const more_info = `https://www.twilio.com/docs/errors/${this.code}`
    return { code: this.code, message: this.message, more_info, status: this.httpStatus }
  }
}
