import type { Words } from '../i18n/words.ts'
import type { ListRow } from '../local/list-row.ts'
import { whatWords } from '../words/what-words.ts'

/** The author's own title, else what the coded facts say. */
export function rowTitle(row: ListRow, words: Words): string {
  return row.title ?? whatWords(words, row) ?? words.t('map.untitled')
}
