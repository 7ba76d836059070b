import type { DemoAct } from '../demo/demo-act.ts'
import { demoMission } from '../demo/demo-mission.ts'
import { ondaraPlaces } from '../ondara/geography.ts'
import { ondaraUnits } from '../ondara/units.ts'
import { choicesFrom, type Random01 } from '../random.ts'
import { exampleNarrative } from './example-words.ts'
import { wordsAr } from './words-ar.ts'
import { wordsEn } from './words-en.ts'
import { wordsFr } from './words-fr.ts'

const syllables = ['ba', 'ko', 'ri', 'mun', 'del', 'sa', 'tou', 'gar', 'ne', 'lim', 'wa', 'zo']

/**
 * What a mission writes that is not Ondara: its script with other places and other words, in three
 * languages. A dictionary that knew the villages of the demo would flatter every figure taken there.
 */
export function exampleActs(random: Random01, now: number, weeks: number): DemoAct[] {
  const choices = choicesFrom(random)
  const named = () => {
    const name = Array.from({ length: choices.whole(2, 4) }, () => choices.pick(syllables)).join('')
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  }
  const names = new Map([...ondaraPlaces, ...ondaraUnits].map(({ name }) => [name, named()]))
  const places = [...names.values()]
  const elsewhere = (text: string): string => {
    let moved = text
    for (const [from, to] of names) moved = moved.replaceAll(`"name":"${from}"`, `"name":"${to}"`)
    return moved.replaceAll(/OD(\d\d)/g, 'XA$1')
  }
  return demoMission(random, now, weeks).acts.map((act) => {
    const said: DemoAct = JSON.parse(elsewhere(JSON.stringify(act)))
    const { bodies } = said
    if (!('narrative' in bodies) || !bodies.narrative) return said
    const words = choices.weighted([wordsEn, wordsFr, wordsAr], (one) =>
      one === wordsEn ? 4 : one === wordsFr ? 4 : 2,
    )
    const fresh = exampleNarrative(choices, words, () => choices.pick(places))
    const { title, text } = bodies.narrative
    bodies.narrative = {
      ...(title !== undefined && { title: fresh.title }),
      ...(text !== undefined && { text: fresh.text }),
    }
    return said
  })
}
