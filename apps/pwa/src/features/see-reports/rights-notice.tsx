import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What a change of rights has changed here, until its officer has read it (SPEC RC-8). */
export function RightsNotice() {
  useRooms('ready')
  const { t, list } = useWords()
  const { local } = useSeat()
  const { rightsNews } = useStore(local.facts)
  if (!rightsNews) return null
  const { areaNames, role, areas } = local.profile()
  const named = (ids: readonly string[]) => list(ids.map((id) => areaNames[id] ?? id))
  return (
    <Notice kind="care" icon="person" title={t('rights.title')} live>
      <div className="stack stack--tight">
        <p>
          {t('rights.areas', { count: areas.length, areas: named(areas) })}{' '}
          {role === 'jpt_member' && t('rights.member')}
          {role === 'team_leader' && t('rights.leader')}
        </p>
        {rightsNews.length > 0 && <p>{t('rights.removed', { areas: named(rightsNews) })}</p>}
        <div className="line">
          <Button label={t('common.close')} onPress={() => void local.forgetRightsNews()} />
        </div>
      </div>
    </Notice>
  )
}
