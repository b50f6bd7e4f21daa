import pino, { type Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type { Logger } from 'pino'

/** Structured logs, one line of JSON each; never message texts, phone numbers or secrets. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', '*.accessToken', '*.secret', '*.password'],
      censor: '[hidden]',
    },
  })
}

/** Seconds of what takes as long as a call of a provider. */
const CALL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]
/** Seconds of what may wait in a queue: from at once to an hour. */
const WAIT_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600]

/**
 * The figures of one process, in Prometheus' words. Labels take few values that we know: never an organisation, a number
 * or a person.
 */
export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'atlas_http_request_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    webhookEvents: new Counter({
      name: 'atlas_webhook_events_total',
      help: 'Provider events by outcome (stored, duplicate, unknown, quarantined, forged, too_large, unreadable)',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    sends: new Counter({
      name: 'atlas_outbound_attempts_total',
      help: 'Attempts to send by outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'atlas_jobs_total',
      help: 'Jobs by kind and outcome',
      labelNames: ['kind', 'outcome'],
      registers: [registry],
    }),
    queueDepth: new Gauge({
      name: 'atlas_queue_depth',
      help: 'Rows waiting, by queue',
      labelNames: ['queue'],
      registers: [registry],
    }),
    ...messagingMetrics(registry),
    jobSeconds: new Histogram({
      name: 'atlas_job_seconds',
      help: 'Duration of jobs by kind, those of the assistant ("agent.turn") among them',
      labelNames: ['kind'],
      buckets: CALL_BUCKETS,
      registers: [registry],
    }),
    business: new Counter({
      name: 'atlas_business_events_total',
      help: 'What happened in agencies: dossiers opened, visits booked, offers made …',
      labelNames: ['event'],
      registers: [registry],
    }),
  }
}

function messagingMetrics(registry: Registry) {
  const registers = [registry]
  const gauge = (name: string, help: string, label?: string) =>
    new Gauge({ name, help, labelNames: label === undefined ? [] : [label], registers })
  return {
    sendSeconds: new Histogram({
      name: 'atlas_outbound_send_seconds',
      help: "From the moment a message was to leave to the provider's acceptance",
      buckets: WAIT_BUCKETS,
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'atlas_outbound_delivery_seconds',
      help: "From the provider's acceptance to the person's device",
      buckets: WAIT_BUCKETS,
      registers,
    }),
    providerSeconds: new Histogram({
      name: 'atlas_provider_request_seconds',
      help: 'Duration of calls that send, by kind of account and outcome',
      labelNames: ['provider', 'outcome'],
      buckets: CALL_BUCKETS,
      registers,
    }),
    failures: new Counter({
      name: 'atlas_outbound_failures_total',
      help: 'Tries that failed, at once or by a later status; the code is "other" unless its cause is known',
      labelNames: ['class', 'code'],
      registers,
    }),
    retries: new Counter({
      name: 'atlas_outbound_retries_total',
      help: 'Tries beyond the first of a message',
      registers,
    }),
    optOuts: new Counter({ name: 'atlas_opt_outs_total', help: 'Consents taken back', registers }),
    webhookLag: new Histogram({
      name: 'atlas_webhook_lag_seconds',
      help: 'From the arrival of a provider event to its effect',
      labelNames: ['kind'],
      buckets: WAIT_BUCKETS,
      registers,
    }),
    queueOldest: gauge('atlas_queue_oldest_seconds', 'How long what is due has waited, by queue', 'queue'),
    deadLetters: gauge(
      'atlas_dead_letters',
      'Messages that could not be sent and wait for a person, by state',
      'status',
    ),
    quarantined: gauge('atlas_quarantined_events', 'Provider events that were set aside'),
    accounts: gauge('atlas_channel_accounts', 'Numbers and mailboxes by state', 'status'),
    accountQuality: gauge('atlas_channel_account_quality', "Numbers by the provider's rating", 'rating'),
    accountTier: gauge(
      'atlas_channel_account_tier',
      'Numbers by how many persons they may write to first in a day',
      'tier',
    ),
  }
}
