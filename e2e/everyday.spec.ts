import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

type Created = { id: string }
type Dossier = Created & {
  reference: string
  contact: { displayName: string }
  parties: { contact: { displayName: string } }[]
}
type Annonces = { items: { id: string; reference: string; title: string }[] }

test('what is dragged, doubled, late and put in order in everyday work stays so', async ({ page }) => {
  const headers = await signIn(page, 'mehdi')
  const post = async <T extends object = Created>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as T
  }
  const read = async <T extends object>(path: string): Promise<T> =>
    (await (await page.request.get(`/api/v1${path}`, { headers })).json()) as T
  const dossier = await post<Dossier>('/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: 'Ghita Sefrioui' },
  })

  await test.step('an appointment dragged an hour down is an hour later', async () => {
    const call = await post('/appointments', {
      type: 'CALL',
      startsAt: '2030-03-13T10:00:00Z',
      durationMinutes: 60,
      dossierId: dossier.id,
    })
    await page.goto('/app/calendar?span=day&date=2030-03-13')
    const event = page.getByRole('main').getByRole('button', { name: /Ghita Sefrioui/ })
    const box = await event.boundingBox()
    if (!box) throw new Error('the appointment is not drawn')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + box.height / 2, { steps: 5 })
    await page.mouse.move(x, y + box.height + box.height / 16, { steps: 5 })
    await page.mouse.up()
    await expect(page.getByText('Rendez-vous déplacé')).toBeVisible()
    const moved = await read<{ startsAt: string; endsAt: string }>(`/appointments/${call.id}`)
    expect([moved.startsAt, moved.endsAt].map((at) => new Date(at).toISOString())).toEqual([
      '2030-03-13T11:00:00.000Z',
      '2030-03-13T12:00:00.000Z',
    ])
  })

  await test.step('the same case opened twice is found, and takes the annonce', async () => {
    const { items } = await read<Annonces>('/annonces?limit=1&status=PUBLISHED')
    const [annonce] = items
    if (!annonce) throw new Error('the demonstration has no published annonce')
    await page.goto('/app/dossiers')
    await page.getByRole('button', { name: 'Nouveau dossier' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nouveau dossier' })
    await dialog.getByRole('combobox', { name: 'Contact' }).fill('Ghita Sef')
    await page.getByRole('option', { name: /Ghita Sefrioui/ }).click()
    await dialog.getByRole('combobox', { name: 'Annonce' }).fill(annonce.reference)
    await page.getByRole('option', { name: new RegExp(annonce.reference) }).click()
    await dialog.getByRole('button', { name: 'Ouvrir le dossier' }).click()
    const notice = dialog.getByRole('alert')
    await expect(notice).toContainText(dossier.reference)
    await notice.getByRole('button', { name: 'Y ajouter l’annonce' }).click()
    await expect(page).toHaveURL(new RegExp(`/app/dossiers/${dossier.id}`))
    const { interests } = await read<{ interests: { state: string; annonce: { id: string } }[] }>(
      `/dossiers/${dossier.id}`,
    )
    expect(interests).toMatchObject([{ state: 'INTERESTED', annonce: { id: annonce.id } }])
  })

  await test.step('a task that is late says so on its dossier', async () => {
    await post('/tasks', { title: 'Envoyer le plan', dueAt: '2020-01-06T09:00:00Z', dossierId: dossier.id })
    await page.goto(`/app/dossiers/${dossier.id}`)
    const tick = page.getByRole('button', { name: 'Marquer faite : Envoyer le plan' })
    await expect(page.getByRole('listitem').filter({ has: tick })).toContainText('En retard')
  })

  await test.step('parties are put in order by keyboard and by dragging, and one of them is written to', async () => {
    const people = ['Banque Anfa', 'Notaire Alami', 'Garant Tazi']
    for (const [i, role] of ['BANK', 'NOTARY', 'GUARANTOR'].entries())
      await post(`/dossiers/${dossier.id}/parties`, {
        role,
        contact: { displayName: people[i], emails: [`partie${i}@example.com`] },
      })
    const order = async () =>
      (await read<Dossier>(`/dossiers/${dossier.id}`)).parties.map((party) => party.contact.displayName)
    await page.reload()
    const handle = (name: string) => page.getByRole('button', { name: `Déplacer ${name}` })
    await expect(page.getByRole('button', { name: /^Déplacer / })).toHaveCount(3)
    await handle('Notaire Alami').focus()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByText('Notaire Alami : place 2 sur 4')).toBeAttached()
    await expect.poll(order).toEqual(['Ghita Sefrioui', 'Notaire Alami', 'Banque Anfa', 'Garant Tazi'])

    const from = await handle('Garant Tazi').boundingBox()
    const to = await handle('Notaire Alami').boundingBox()
    if (!from || !to) throw new Error('the handles are not drawn')
    await page.mouse.move(from.x + 5, from.y + 5)
    await page.mouse.down()
    await page.mouse.move(from.x + 5, from.y - 10, { steps: 4 })
    await page.mouse.move(to.x + 5, to.y + 5, { steps: 8 })
    await page.mouse.up()
    await expect.poll(order).toEqual(['Ghita Sefrioui', 'Garant Tazi', 'Notaire Alami', 'Banque Anfa'])

    await page.getByRole('button', { name: 'Écrire à Notaire Alami' }).click()
    await expect(page.getByRole('alert').filter({ hasText: /consent|accord/i })).toBeVisible()
  })
})
