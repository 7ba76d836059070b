import { parseScopeId, type ScopeId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'

/** That few may read it, and why. */
export function Restricted({ scope }: { scope: ScopeId }) {
  const { t } = useWords()
  if (parseScopeId(scope).band === 'standard') return null
  return (
    <p className="quiet small">
      {t('deployment.restricted')}. {t('deployment.restrictedHint')}
    </p>
  )
}
