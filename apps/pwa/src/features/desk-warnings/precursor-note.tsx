import { oddsBy } from '@tocsin/early-warning/risk/precursor-terms'
import type { RunLine } from '@tocsin/early-warning/run/answers'
import { useWords } from '../../i18n/use-words.tsx'
import { roundWords } from './warning-words.ts'

/** By how much threats, armed men and people who flee raise a place of the list, and on whose word. */
export function PrecursorNote({ factors }: { factors: RunLine['precursorFactors'] }) {
  const words = useWords()
  const said = (factor: number) => roundWords(words, factor)
  const threat = oddsBy('threat')
  const armed = oddsBy('armed_presence')
  const displaced = oddsBy('displacement')
  const near = oddsBy('precursor')
  return (
    <p className="small">
      {words.t('warnings.riskPrecursors', {
        threat: said(threat.one),
        threatMost: said(threat.most),
        armed: said(armed.one),
        armedMost: said(armed.most),
        displaced: said(displaced.one),
        displacedMost: said(displaced.most),
        near: said(near.one),
        nearMost: said(near.most),
      })}
      {factors && (
        <>
          {' '}
          {words.t('warnings.riskFactors', { in7: said(factors.in7), in28: said(factors.in28) })}
        </>
      )}
    </p>
  )
}
