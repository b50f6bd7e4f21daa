import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { bearer, jwt, magicLink, twoFactor } from 'better-auth/plugins'
import { openPool } from '#platform/db'

/** Sends the system's own mail (sign-in links, password reset) to its users. */
export type SystemMail = (mail: { to: string; subject: string; text: string }) => Promise<void>

export type AuthOptions = {
  databaseUrl: string
  secret: string
  publicUrl: string
  trustedOrigins: string[]
  production: boolean
  mail: SystemMail
  /** What the library has to say, without the values it says it with: those are personal. */
  log?: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void
}

/** OWASP's parameters for argon2id: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Sign-in, sessions, TOTP, magic links and short-lived JWTs with a published JWKS, over schema auth.
 * Organisations, roles and invitations are ours (schema app): they need row-level security and audit.
 */
export function createAuth(options: AuthOptions) {
  const pool = openPool({
    url: options.databaseUrl,
    max: 4,
    applicationName: 'atlas-auth',
    searchPath: 'auth',
    plainTypes: true,
  })
  const asksForTwo = async (condition: string, value: string) =>
    (await pool.query(`select 1 from "user" where ${condition} and "twoFactorEnabled"`, [value])).rowCount !== 0
  const auth = betterAuth({
    appName: 'Atlas Immobilier',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: pool,
    trustedOrigins: options.trustedOrigins,
    telemetry: { enabled: false },
    logger: {
      disableColors: true,
      log: (level, message) => options.log?.(level, message.split('\n')[0] ?? ''),
    },
    advanced: {
      database: { generateId: 'uuid' },
      // The library would put its own `__Secure-` before our `__Host-`, which browsers then do not hold us to.
      useSecureCookies: false,
      cookiePrefix: options.production ? '__Host-atlas' : 'atlas',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/', secure: options.production },
      // Said aloud, because the library drops both by itself where NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      // Whoever resets a password may be locking an intruder out.
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hash(password, argon),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
      sendResetPassword: async ({ user, url }) => {
        await options.mail({
          to: user.email,
          subject: 'Atlas Immobilier — nouveau mot de passe',
          text: `Pour choisir un nouveau mot de passe, ouvrez ce lien (valable une heure) :\n\n${url}\n\nSi vous n’avez rien demandé, ignorez ce message.`,
        })
      },
    },
    databaseHooks: {
      session: {
        create: {
          // A link that was sent before the second factor was set up opens no session either.
          before: async (session, context) =>
            context?.path !== '/magic-link/verify' || !(await asksForTwo('id = $1', session.userId)),
        },
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    // One limiter for the whole product: platform/http.
    rateLimit: { enabled: false },
    plugins: [
      bearer(),
      jwt({
        jwt: { expirationTime: '15m', issuer: options.publicUrl, audience: options.publicUrl },
        disableSettingJwtHeader: true,
      }),
      twoFactor({ issuer: 'Atlas Immobilier' }),
      magicLink({
        sendMagicLink: async ({ email, url }) => {
          // The mailbox alone is one factor: who asked for two does not come in by it, and reads how.
          if (await asksForTwo('lower(email) = lower($1)', email)) {
            await options.mail({
              to: email,
              subject: 'Atlas Immobilier — connexion avec votre code',
              text: `Votre compte demande un second facteur : connectez-vous avec votre mot de passe et le code de votre application.\n\n${options.publicUrl}/app/sign-in`,
            })
            return
          }
          await options.mail({
            to: email,
            subject: 'Atlas Immobilier — votre lien de connexion',
            text: `Ouvrez ce lien pour vous connecter (valable cinq minutes, une seule fois) :\n\n${url}`,
          })
        },
        disableSignUp: true,
      }),
    ],
  })
  return { auth, close: () => pool.end() }
}

export type Auth = ReturnType<typeof createAuth>['auth']
