import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMetrics } from '#platform/observability'

const ROOT = path.dirname(import.meta.dirname)
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const rules = read('ops/alert-rules.yml')
const dashboard = read('ops/grafana-dashboard.json')

/** Every series that the registry of the server can export: histograms as the three they are scraped as. */
const exported = new Set(
  createMetrics()
    .registry.getMetricsAsArray()
    .flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
)

/** Each alert with the text of its rule. */
const alerts = rules
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => ({ name: text.split('\n')[0] ?? '', text }))

describe('alerts and dashboard', () => {
  it('speak of metrics that the server exports, and of nothing else of ours', () => {
    for (const [file, text] of [
      ['rules', rules],
      ['dashboard', dashboard],
    ]) {
      const named = new Set(text?.match(/\batlas_\w+/g))
      expect(named.size, file).toBeGreaterThan(5)
      expect(
        [...named].filter((name) => !exported.has(name)),
        file,
      ).toEqual([])
    }
  })

  it('cover what must not go unseen', () => {
    expect(alerts.map(({ name }) => name).sort()).toEqual([
      'AtlasDeadLetters',
      'AtlasFailureRate',
      'AtlasMailboxUnread',
      'AtlasNumberPaused',
      'AtlasQuarantine',
      'AtlasQueueAge',
      'AtlasSignatureFailures',
      'AtlasWebhookLag',
    ])
    const tests = read('ops/alert-rules.test.yml')
    for (const { name } of alerts) expect(tests, name).toContain(`alertname: ${name}`)
  })

  it('name a page each that exists and says what it means, how to look, what to do; no page stands alone', () => {
    const list = read('docs/runbooks/README.md')
    const pages = alerts.map(({ name, text }) => {
      const page = /runbook: (docs\/runbooks\/[a-z-]+\.md)/.exec(text)?.[1] ?? ''
      expect(existsSync(path.join(ROOT, page)), name).toBe(true)
      expect(read(page), page).toContain(`\`${name}\``)
      for (const part of ['## What it means', '## How to look', '## What to do'])
        expect(read(page), page).toContain(part)
      expect(list).toContain(`| \`${name}\` | [${path.basename(page)}](${path.basename(page)}) |`)
      return path.basename(page)
    })
    const files = readdirSync(path.join(ROOT, 'docs/runbooks')).filter((file) => file !== 'README.md')
    expect(files.sort()).toEqual(pages.sort())
  })

  it('metrics carry their units and few labels, none of which names an organisation, a number or a person', () => {
    const few = new Set('method route status outcome kind queue class code provider rating tier event le'.split(' '))
    const ours = createMetrics()
      .registry.getMetricsAsArray()
      .filter(({ name }) => name.startsWith('atlas_'))
    for (const metric of ours) {
      const { name, type } = metric
      if (String(type) === 'counter') expect(name).toMatch(/_total$/)
      if (String(type) === 'histogram') expect(name).toMatch(/_seconds$/)
      const labels = 'labelNames' in metric ? (metric.labelNames as string[]) : []
      expect(
        labels.filter((label) => !few.has(label)),
        name,
      ).toEqual([])
    }
  })

  it('panels of the dashboard are JSON of Grafana with an expression each', () => {
    const board = JSON.parse(dashboard) as { panels: { type: string; title: string; targets?: { expr: string }[] }[] }
    for (const panel of board.panels.filter(({ type }) => type !== 'row'))
      expect(panel.targets?.every(({ expr }) => expr.length > 0) ?? false, panel.title).toBe(true)
  })
})

// `npm test` sees to it that promtool is there (Debian package `prometheus`).
it('promtool accepts the rules, and their tests pass', () => {
  for (const args of [
    ['check', 'rules', 'ops/alert-rules.yml'],
    ['test', 'rules', 'ops/alert-rules.test.yml'],
  ]) {
    const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: ROOT, encoding: 'utf8' })
    expect(status, `${stdout}${stderr}`).toBe(0)
  }
})
