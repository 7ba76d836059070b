import { describe, expect, test, vi } from 'vitest'
import { followShell } from './register.ts'

type Worker = EventTarget & {
  state: string
  postMessage: (message: unknown, transfer?: MessagePort[]) => void
}

function fakeWorker(state: string): Worker {
  return Object.assign(new EventTarget(), { state, postMessage: vi.fn() })
}

function fakeBrowser(options: { controlled: boolean; refuses?: boolean; waits?: boolean }) {
  const registration = Object.assign(new EventTarget(), {
    active: options.controlled ? fakeWorker('activated') : null,
    installing: null as Worker | null,
    waiting: null as Worker | null,
    update: vi.fn(async () => {
      throw new TypeError('no network')
    }),
  })
  let ready: (value: unknown) => void = () => undefined
  const container = Object.assign(new EventTarget(), {
    controller: options.controlled ? registration.active : null,
    ready: new Promise((resolve) => {
      ready = resolve
    }),
    register: vi.fn(async () => {
      if (options.refuses) throw new DOMException('refused', 'SecurityError')
      return registration
    }),
  })
  const beforeReload = vi.fn(async () => undefined)
  const reload = vi.fn()
  const shell = followShell({
    container: container as unknown as ServiceWorkerContainer,
    beforeReload,
    reload,
  })
  if (!options.waits) shell.register()
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const change = () => container.dispatchEvent(new Event('controllerchange'))
  return { shell, registration, container, beforeReload, reload, ready, settle, change }
}

/** A new version arrives, is kept, and waits. */
async function arrive({ registration, settle }: ReturnType<typeof fakeBrowser>): Promise<Worker> {
  await settle()
  const worker = fakeWorker('installing')
  registration.installing = worker
  registration.dispatchEvent(new Event('updatefound'))
  registration.installing = null
  registration.waiting = worker
  worker.state = 'installed'
  worker.dispatchEvent(new Event('statechange'))
  return worker
}

describe('the first visit', () => {
  test('is ready only when everything is kept, and is taken over without a reload', async () => {
    const browser = fakeBrowser({ controlled: false })
    await arrive(browser)
    expect(browser.shell.get()).toEqual({
      offlineReady: false,
      readyKept: false,
      needRefresh: false,
      failed: false,
    })
    browser.ready(browser.registration)
    browser.change()
    await browser.settle()
    expect(browser.shell.get().offlineReady).toBe(true)
    expect(browser.reload).not.toHaveBeenCalled()
  })

  test('nothing is registered, and so fetched, before it is asked for, and then once', async () => {
    const { shell, container, settle } = fakeBrowser({ controlled: false, waits: true })
    await settle()
    expect(container.register).not.toHaveBeenCalled()
    shell.register()
    shell.register()
    expect(container.register).toHaveBeenCalledOnce()
  })

  test('where the browser refuses, it says so', async () => {
    const browser = fakeBrowser({ controlled: false, refuses: true })
    await browser.settle()
    expect(browser.shell.get().failed).toBe(true)
    const without = followShell({
      container: undefined,
      beforeReload: async () => undefined,
      reload: () => undefined,
    })
    expect(without.get().failed).toBe(true)
  })
})

test.each([true, false])('the map is ready when the worker says it is kept: %s', async (isKept) => {
  const browser = fakeBrowser({ controlled: true })
  const { active } = browser.registration
  if (active)
    active.postMessage = (_message: unknown, [port]: MessagePort[] = []) =>
      port?.postMessage(isKept)
  browser.ready(browser.registration)
  await browser.shell.keepReady()
  expect(browser.shell.get().readyKept).toBe(isKept)
})

describe('a newer version', () => {
  test('waits until it is wanted', async () => {
    const browser = fakeBrowser({ controlled: true })
    const listener = vi.fn()
    browser.shell.subscribe(listener)
    const worker = await arrive(browser)
    expect(browser.shell.get().needRefresh).toBe(true)
    expect(listener).toHaveBeenCalled()
    expect(worker.postMessage).not.toHaveBeenCalled()
    browser.shell.applyUpdate()
    expect(worker.postMessage).toHaveBeenCalledWith({ type: 'activate' })
    expect(browser.reload).not.toHaveBeenCalled()
  })

  test('that was already waiting at start is offered', async () => {
    const browser = fakeBrowser({ controlled: true })
    browser.registration.waiting = fakeWorker('installed')
    await browser.settle()
    expect(browser.shell.get().needRefresh).toBe(true)
  })

  test('drafts are written down before the reload, in every tab', async () => {
    const browser = fakeBrowser({ controlled: true })
    let saved: () => void = () => undefined
    browser.beforeReload.mockImplementation(
      () =>
        new Promise((resolve) => {
          saved = () => resolve(undefined)
        }),
    )
    await arrive(browser)
    browser.change()
    await browser.settle()
    expect(browser.reload).not.toHaveBeenCalled()
    saved()
    await browser.settle()
    expect(browser.reload).toHaveBeenCalledOnce()
  })

  test('drafts that cannot be written keep the page as it is, and can be tried again', async () => {
    const browser = fakeBrowser({ controlled: true })
    browser.beforeReload.mockRejectedValueOnce(new Error('storage full'))
    await arrive(browser)
    browser.change()
    await browser.settle()
    expect(browser.reload).not.toHaveBeenCalled()
    expect(browser.shell.get().needRefresh).toBe(true)
    browser.registration.waiting = null
    browser.shell.applyUpdate()
    await browser.settle()
    expect(browser.reload).toHaveBeenCalledOnce()
  })

  test('looking for one without a network is silent', async () => {
    const browser = fakeBrowser({ controlled: true })
    await browser.settle()
    await expect(browser.shell.lookForUpdate()).resolves.toBeUndefined()
    expect(browser.registration.update).toHaveBeenCalledOnce()
  })
})
