import { chartDrawing } from '@tocsin/schema/summary/document/chart-drawing'
import type { Block, SketchMap } from '@tocsin/schema/summary/document/document'
import { mapDrawing } from '@tocsin/schema/summary/document/map-drawing'
import type { PaperWords } from '@tocsin/schema/summary/document/paper-words'
import { useWords } from '../../i18n/use-words.tsx'
import { DrawingView } from './drawing-view.tsx'
import { keyed } from './keyed.ts'
import { PaperTable } from './paper-table.tsx'
import { type Open, Said } from './said.tsx'

type Props = {
  blocks: readonly Block[]
  /** Of the section: which number a person has opened. */
  title: string
  says: PaperWords
  onOpen: Open
}

/** What was worked out, as the document words it. */
export function PaperBlocks({ blocks, ...shared }: Props) {
  return keyed(blocks).map(({ key, part }) => <BlockView key={key} block={part} {...shared} />)
}

function BlockView({ block, title, says, onOpen }: Omit<Props, 'blocks'> & { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Said text={block.text} {...{ title, onOpen }} />
        </p>
      )
    case 'note':
      return (
        <p className="small quiet">
          <Said text={block.text} {...{ title, onOpen }} />
        </p>
      )
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List className="paper__list">
          {keyed(block.items).map(({ key, part }) => (
            <li key={key}>
              <Said text={part} {...{ title, onOpen }} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return <PaperTable table={block} says={says} onOpen={onOpen} />
    case 'chart':
      return (
        <figure className="paper__map">
          <DrawingView drawing={chartDrawing(block, says.direction)} name={block.caption} />
          <figcaption className="small quiet">{block.caption}</figcaption>
        </figure>
      )
    case 'map':
      return <MapView map={block} {...{ title, says, onOpen }} />
  }
}

/** Places are those that are known now: a model holds none. */
function MapView({ map, title, says, onOpen }: Omit<Props, 'blocks'> & { map: SketchMap }) {
  const { t } = useWords()
  return (
    <>
      <figure className="paper__map">
        <DrawingView drawing={mapDrawing(map)} name={map.caption} />
        <figcaption className="small quiet">
          {map.caption} {t('paper.mapNow')}
        </figcaption>
      </figure>
      <PaperTable table={map.legend} says={says} onOpen={onOpen} />
      {keyed(map.beside).map(({ key, part }) => (
        <p key={key} className="small quiet">
          <Said text={part} {...{ title, onOpen }} />
        </p>
      ))}
    </>
  )
}
