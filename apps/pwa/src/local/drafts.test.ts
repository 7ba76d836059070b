import { ok } from '@tocsin/schema/primitives/result'
import { describe, expect, test, vi } from 'vitest'
import { createAutosave } from './autosave.ts'
import { openDatabase } from './database.ts'
import { flash, tablet } from './testing/tablet.ts'

describe('drafts', () => {
  test('a draft is sealed, found again, and gone with the event it became', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = local.drafts.newId()
    await local.drafts.save({ id, kind: 'flash', title: 'CANARY', form: { what: 'attack' } })
    const lies = disk.drafts.texts.content()
    expect(lies.length).toBeGreaterThan(500)
    expect(new TextDecoder('latin1').decode(lies)).not.toContain('CANARY')
    const again = await start()
    expect(again.drafts.get()).toMatchObject([{ id, title: 'CANARY', form: { what: 'attack' } }])
    await again.append(flash('sent'), { draft: id })
    expect(again.drafts.get()).toEqual([])
    await again.drafts.save({ id, kind: 'flash', title: 'late keystroke', form: null })
    expect((await start()).drafts.get()).toEqual([])
    expect(disk.drafts.keys.content().every((byte) => byte === 0)).toBe(true)
    expect(await openDatabase('f'.repeat(32), disk.indexedDb).drafts.count()).toBe(0)
  })

  test('a draft outlives a lost database, with what names a person, which is never journalled', async () => {
    const { disk, start, loseDatabase } = tablet()
    const local = await start()
    const id = local.drafts.newId()
    const identities = { witness: 'CANARY Amina' }
    await local.drafts.save({ id, kind: 'report', title: null, form: {}, identities })
    await local.append(flash('another'))
    local.close()
    loseDatabase()
    const again = await start()
    expect(again.drafts.get()).toMatchObject([{ id, identities }])
    await again.append(flash('sent'), { draft: id })
    expect(again.drafts.get()).toEqual([])
    expect(disk.entries).toHaveLength(3)
    for (const entry of disk.entries) {
      expect(new TextDecoder().decode(entry)).not.toContain('CANARY')
    }
  })

  test('VA-8 a draft whose event was saved, but whose key was not overwritten yet, does not come back', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = local.drafts.newId()
    await local.drafts.save({ id, kind: 'flash', title: null, form: null })
    disk.drafts.forgetFails = true
    await local.append(flash('sent'), { draft: id })
    expect(disk.drafts.keys.content().every((byte) => byte === 0)).toBe(false)
    disk.drafts.forgetFails = false
    expect((await start()).drafts.get()).toEqual([])
    expect(disk.drafts.keys.content().every((byte) => byte === 0)).toBe(true)
  })

  test('every change is written within a second, also during typing without a pause', async () => {
    vi.useFakeTimers()
    try {
      const written: { value: string; at: number }[] = []
      const autosave = createAutosave<string>({
        save: async (value) => {
          written.push({ value, at: Date.now() })
          return ok(undefined)
        },
        onSaved: () => {},
      })
      const changes: { value: string; at: number }[] = []
      for (let i = 0; i < 40; i++) {
        changes.push({ value: `v${i}`, at: Date.now() })
        autosave.change(`v${i}`)
        await vi.advanceTimersByTimeAsync(100)
      }
      await vi.advanceTimersByTimeAsync(1000)
      expect(written.at(-1)?.value).toBe('v39')
      for (const change of changes) {
        const next = written.find(({ at }) => at >= change.at)
        expect((next?.at ?? Number.POSITIVE_INFINITY) - change.at).toBeLessThanOrEqual(1000)
      }
    } finally {
      vi.useRealTimers()
    }
  })
})
