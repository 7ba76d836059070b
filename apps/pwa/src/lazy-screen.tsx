import { type ComponentType, lazy } from 'react'
import { useWords } from './i18n/use-words.tsx'
import { EmptyState } from './ui/empty-state.tsx'

/**
 * A screen in a chunk of its own, which a device that left the network before it was ready may not
 * hold: it then says so and what to do, instead of failing. Loading the page again asks again.
 */
export function lazyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      return { default: NotHere }
    }
  })
}

function NotHere() {
  const { t } = useWords()
  return (
    <main className="main">
      <EmptyState says={t('common.screenNotHere')} />
    </main>
  )
}
