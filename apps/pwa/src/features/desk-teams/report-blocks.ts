import type { DeploymentAnswer } from '@tocsin/schema/desk/team-answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Words } from '../../i18n/words.ts'
import type { DocxBlock } from '../../ui/desk-docx.ts'
import { reportDocument } from '../../words/report-document.ts'

/** The report of a team as a document, ending in what of it was left out and when it was made. */
export function reportBlocks(
  words: Words,
  answer: DeploymentAnswer,
  at: { now: number; timeZone: string },
): DocxBlock[] {
  const { t, number } = words
  const { report, withheld, seats, few, leftOut } = answer
  const nameOf = (seat: keyof typeof seats) => seats[seat]?.name
  const { title, intro, sections } = reportDocument(words, report, { nameOf, withheld, ...at })
  return [
    { as: 'title', text: `${t('deployment.report')}: ${title}` },
    {
      as: 'quiet',
      text: t(few > leftOut ? 'certificate.strictly' : 'certificate.confidential'),
    },
    ...intro,
    ...sections.flatMap((section): DocxBlock[] => [
      { as: 'section', text: `${section.title} (${number(section.items.length)})` },
      ...(section.items.length === 0
        ? [{ as: 'quiet' as const, text: t('deployment.none') }]
        : section.items.flatMap((item): DocxBlock[] => [
            { as: 'item', text: item.title },
            ...item.lines,
          ])),
    ]),
    {
      as: 'quiet',
      text: t('teams.fileEnds', { count: leftOut, time: formatDtg(at.now) }),
    },
  ]
}
