import { join } from 'node:path'
import { type Config, loadConfig } from '#platform/config'
import type { BenchCluster } from './cluster.ts'

/** The environment of a server under measurement: a production process, limits and all. */
export function benchEnvironment(
  cluster: Pick<BenchCluster, 'appUrl' | 'dataDir'>,
  o: { secret: string; providerUrl: string; poolSize?: number },
): Record<string, string> {
  return {
    ATLAS_MODE: 'production',
    NODE_ENV: 'production',
    ATLAS_DATA: join(cluster.dataDir, 'files'),
    ATLAS_HOST: '127.0.0.1',
    ATLAS_PORT: '0',
    ATLAS_PUBLIC_URL: 'https://bench.example.test',
    ATLAS_LOG_LEVEL: 'error',
    ATLAS_MASTER_KEY: o.secret,
    ATLAS_AUTH_SECRET: o.secret,
    SMTP_URL: 'smtp://127.0.0.1:9',
    DATABASE_URL: cluster.appUrl,
    DATABASE_POOL_SIZE: String(o.poolSize ?? 20),
    WHATSAPP_BASE_URL: o.providerUrl,
  }
}

/** The same as a configuration, for the application inside this process. */
export function benchConfig(
  cluster: Pick<BenchCluster, 'appUrl' | 'dataDir'>,
  o: { secret: string; providerUrl: string },
): Config & { databaseUrl: string; masterKey: string; authSecret: string } {
  const config = loadConfig(benchEnvironment(cluster, o), null)
  const { databaseUrl, masterKey, authSecret } = config
  if (!databaseUrl || !masterKey || !authSecret) throw new Error('the environment of the bench is incomplete')
  return { ...config, databaseUrl, masterKey, authSecret }
}
