import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Bell } from './bell.ts'

/** While an alert rings: sound, the title of the page, and one notice of the device for each new one. */
export function useRinging(alerts: readonly AlertLine[], bell: Bell): void {
  const { t } = useWords()
  const told = useRef(new Set<string>())
  const count = alerts.length

  useEffect(() => {
    if (count === 0) return
    bell.ring()
    return () => bell.hush()
  }, [count, bell])

  useEffect(() => {
    if (count === 0) return
    const before = document.title
    document.title = `${t('alerts.pageTitle', { count })} · ${t('common.product')}`
    return () => {
      document.title = before
    }
  }, [count, t])

  useEffect(() => {
    // One that rings again is told again.
    const rounds = alerts.map((line) => `${line.id} ${line.alert.before.length}`)
    const isNew = rounds.some((round) => !told.current.has(round))
    told.current = new Set(rounds)
    if (isNew) notify(t('alerts.notify'))
  }, [alerts, t])

  useEffect(() => {
    // After the touch, not during it: what then leaves the screen must not move the target away.
    const touched = () => void bell.allow()
    document.addEventListener('click', touched, { once: true })
    document.addEventListener('keyup', touched, { once: true })
    return () => {
      document.removeEventListener('click', touched)
      document.removeEventListener('keyup', touched)
    }
  }, [bell])
}

/** Says that there is one, never what it is: the notices of a device are read by whoever passes. */
function notify(title: string): void {
  if (typeof Notification !== 'function' || Notification.permission !== 'granted') return
  try {
    const notice = new Notification(title, { tag: 'tocsin-flash', requireInteraction: true })
    notice.onclick = () => {
      window.focus()
      notice.close()
    }
  } catch {
    // Browsers of phones know the permission but make notices only through a service worker.
  }
}
