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

/** The figures of one process, in Prometheus' words. */
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
      help: 'Provider events by outcome (stored, duplicate, unknown, quarantined, forged)',
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
  }
}
