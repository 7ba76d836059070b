import { oddsBy } from '@tocsin/early-warning/risk/precursor-terms'
import { useWords } from '../../i18n/use-words.tsx'
import { roundWords } from './warning-words.ts'

/** By how much threats, armed men and people who flee raise a place of the list, and on whose word. */
export function PrecursorNote() {
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
    </p>
  )
}
