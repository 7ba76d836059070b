import { RecordId } from '@tocsin/schema/primitives/ids'
import { Redirect, Route, Switch } from 'wouter'
import { hostPaths } from '../desk-words/host-paths.ts'
import { paths } from '../paths.ts'
import { HostStateRoute } from './host-state-route.tsx'
import { PaperRoute } from './paper-route.tsx'
import { PapersRoute } from './papers-route.tsx'

/** The weekly paper, which brings its own catalogue in three languages: a chunk of its own. */
export function DeskPapers() {
  return (
    <Switch>
      <Route path={paths.deskPapers()}>
        <PapersRoute />
      </Route>
      <Route path={hostPaths.all()}>
        <HostStateRoute />
      </Route>
      <Route path="/desk/papers/host-state/:id">
        {({ id }) => {
          const read = RecordId.safeParse(id)
          if (!read.success) return <Redirect to={hostPaths.all()} replace />
          return <HostStateRoute key={id} id={read.data} />
        }}
      </Route>
      <Route path="/desk/papers/:id">
        {({ id }) => {
          const read = RecordId.safeParse(id)
          if (!read.success) return <Redirect to={paths.deskPapers()} replace />
          return <PaperRoute key={id} id={read.data} />
        }}
      </Route>
    </Switch>
  )
}
