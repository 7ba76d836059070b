/**
 * Functions of React's renderer that nothing reaches without what no screen of ours has: view
 * transitions, activities, lists of suspended parts, `ref`s of fragments, forms whose action is a
 * function, and `link`, `meta`, `script`, `style` and `title` among what is drawn, with the loading of
 * styles and scripts that goes with them.
 */
const unreached = [
  'startViewTransition',
  'measureViewTransitionHostInstancesRecursive',
  'applyViewTransitionToHostInstancesRecursive',
  'applyViewTransitionName',
  'restoreViewTransitionName',
  'updateSuspenseListComponent',
  'updateActivityComponent',
  'mountActionState',
  'updateActionState',
  'rerenderActionState',
  'startHostTransition',
  'commitNewChildToFragmentInstance',
  'deleteChildFromFragmentInstance',
  'createHoistableInstance',
  'getResource',
  'acquireResource',
  'suspendResource',
  'insertStylesheetIntoRoot',
  'preconnectAs',
  'preload',
  'preloadModule',
  'preinitStyle',
  'preinitScript',
  'preinitModuleScript',
]

/** What the `ref` of a fragment can be asked. */
const ofFragments = /^FragmentInstance\.prototype\.\w+ = function[\s\S]*?^};\n/gm

/** The renderer without them: each throws with its name should it ever be called. */
export function leanReact(source: string): string {
  const withoutFragments = source.replace(ofFragments, '')
  if (withoutFragments === source) throw new Error('React has changed: fragments have no methods')
  return unreached.reduce((rest, name) => {
    const shorter = rest.replace(
      new RegExp(`^function ${name}\\([\\s\\S]*?^}\\n`, 'm'),
      `function ${name}() { throw new Error('${name}') }\n`,
    )
    if (shorter === rest) throw new Error(`React has changed: ${name} is not in it`)
    return shorter
  }, withoutFragments)
}
