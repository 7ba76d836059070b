import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isolated } from '../../words/isolated.ts'

/** What a change of rights has changed here, until its officer has read it (SPEC RC-8). */
export function RightsNotice() {
  useRooms('ready')
  const { t, list } = useWords()
  const { local } = useSeat()
  const { rightsNews } = useStore(local.facts)
  if (!rightsNews) return null
  const { areaNames, role, component, areas } = local.profile()
  const { before, gone, less } = rightsNews
  const named = (ids: readonly string[]) => isolated(list(ids.map((id) => areaNames[id] ?? id)))
  const isMoved = before.areas.join() !== areas.join()
  return (
    <Notice kind="care" icon="person" title={t('rights.title')} live>
      <div className="stack stack--tight">
        {isMoved && <p>{t('rights.areas', { count: areas.length, areas: named(areas) })}</p>}
        {before.role !== role && role === 'jpt_member' && <p>{t('rights.member')}</p>}
        {before.role !== role && role === 'team_leader' && <p>{t('rights.leader')}</p>}
        {before.component !== component && <p>{t('rights.component')}</p>}
        {gone.length > 0 && <p>{t('rights.gone', { areas: named(gone) })}</p>}
        {less.length > 0 && <p>{t('rights.less', { areas: named(less) })}</p>}
        {gone.length + less.length > 0 && <p>{t('rights.ownStays')}</p>}
        <Button label={t('rights.seen')} onPress={() => void local.forgetRightsNews()} />
      </div>
    </Notice>
  )
}
