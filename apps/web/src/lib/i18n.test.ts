import i18next from 'i18next'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startI18n, wordsFor } from './i18n.ts'

const page = { documentElement: { lang: '', dir: '' } }
beforeEach(() => vi.stubGlobal('document', page))
afterEach(() => vi.unstubAllGlobals())

const has = (namespace: string) => i18next.hasResourceBundle('fr', namespace)

it('a first page comes with its own words, another page waits for its own', async () => {
  await startI18n('/today')
  expect(page.documentElement).toEqual({ lang: 'fr', dir: 'ltr' })
  expect([has('common'), has('today'), has('settings'), has('errors')]).toEqual([true, true, false, false])
  await wordsFor('/sign-in')
  expect(has('settings')).toBe(false)
  await wordsFor('/settings/members')
  expect(i18next.t('settings:title')).toBe('Réglages')
})
