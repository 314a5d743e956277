import { z } from 'zod'
import { StepUpMinutes } from '../../../domain/step-up.ts'
import { Language } from '../../../domain/words.ts'
import { changeProfile, enrol } from '../../commands/people.ts'
import { keepForm, KeptText } from '../kept-form.ts'
import { authenticatedAt, isStrong, languageFrom } from './oidc.ts'
import { type Here, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import type { Web, WebSettings } from '../context.ts'
import { beginSession, endSession, freshSecret, languageCookie, signInCookie } from '../session.ts'
import { first, readForm } from '../typed-form.ts'
import { Submit } from '../ui/form.tsx'

/** Only addresses of this site are gone back to, as a browser would read them. */
const backOn =
  ({ publicUrl }: WebSettings) =>
  (path: string): string => {
    const here = new URL(publicUrl).origin
    const url = URL.parse(path, here)
    // `/.//host` is of this site, but what is left of it names another.
    return url?.origin === here && path.startsWith('/') && !url.pathname.startsWith('//')
      ? `${url.pathname}${url.search}${url.hash}`
      : '/'
  }

/** An item of the table holds 400 KB; a form of this programme is far below. */
const keptLimit = 300_000

/** Sends the browser to the issuer, and back to an address of this site afterwards. */
export const beginSignIn = async (
  c: Here,
  { web: { world, settings }, oidc }: Pick<Site, 'web' | 'oidc'>,
  to: string,
  { kept = '', minutes }: { readonly kept?: string; readonly minutes?: number | undefined } = {},
): Promise<Response> => {
  const state = freshSecret()
  const maxAge = minutes === undefined ? undefined : minutes * 60
  const { url, verifier, nonce } = await oidc.begin(state, maxAge)
  await world.store.sessions.keepSignIn(
    state,
    {
      verifier,
      nonce,
      back: backOn(settings)(to),
      ...(kept !== '' && kept.length < keptLimit ? { kept } : {}),
      // What was typed is given back to who typed it, and to nobody else who signs in here.
      ...(maxAge === undefined || !c.var.person ? {} : { maxAge: String(maxAge), typist: c.var.person.id }),
    },
    new Date(settings.wall().getTime() + 600_000),
  )
  signInCookie.put(c, settings, state)
  return c.redirect(url, 303)
}

/** To the issuer and back, out again, and the language of the pages. */
export const signInPages = ({ app, web, oidc }: Site): void => {
  const { settings, world } = web
  const back = backOn(settings)

  app.post('/language', async (c) => {
    const values = await readForm(c.req)
    const language = Language.safeParse(first(values, 'language'))
    if (language.success) {
      languageCookie.put(c, settings, language.data)
      const { person } = c.var
      if (person && person.language !== language.data)
        await changeProfile(world, { person, arrived: c.var.arrived }, { language: language.data })
    }
    return c.redirect(back(first(values, 'back')), 303)
  })

  // The address is typed, kept as a bookmark, or loaded again after signing in there.
  app.get('/sign-in', (c) => {
    if (c.var.person) return c.redirect('/tasks', 303)
    const view = viewHere(c, web)
    const title = view.t('登录', 'Sign in')
    return show(
      c,
      view,
      title,
      <div class="narrow">
        <h1>{title}</h1>
        <p>
          {view.t(
            '申报、办理、评审和审批需要登录；计划、公示和名录无需登录即可查看。',
            'To apply, handle, review and decide one signs in. Programmes, notices and the register are open to everybody.',
          )}
        </p>
        <form method="post" action="/sign-in">
          <input type="hidden" name="back" value="/tasks" />
          <Submit>{title}</Submit>
        </form>
      </div>,
    )
  })

  app.post('/sign-in', async (c) => {
    const values = await readForm(c.req)
    return beginSignIn(c, { web, oidc }, first(values, 'back'), {
      kept: first(values, 'kept'),
      minutes: z.coerce.number().pipe(StepUpMinutes).safeParse(first(values, 'stepUp')).data,
    })
  })

  app.get('/signed-in', async (c) => {
    const state = c.req.query('state') ?? ''
    const bound = signInCookie.read(c, settings) === state
    const held = bound ? await world.store.sessions.takeSignIn(state, settings.wall()) : undefined
    signInCookie.remove(c, settings)
    if (!held || c.req.query('code') === undefined) return signInFailed(c, web)
    const claims = await oidc.finish(new URL(c.req.url).search, {
      state,
      verifier: held.verifier ?? '',
      nonce: held.nonce ?? '',
      maxAge: held.maxAge === undefined ? undefined : Number(held.maxAge),
    })
    if (claims === undefined) return signInFailed(c, web)
    const person = await enrol(world, {
      issuer: settings.issuerName,
      subject: claims.sub,
      name: claims.name ?? claims.preferred_username ?? claims.sub,
      email: claims.email ?? '',
      language: languageFrom(claims, c.var.language),
      administrator: settings.firstAdministrator === claims.sub,
    })
    await beginSession(c, web, person, {
      strong: isStrong(claims, settings.stepUp?.acr),
      authenticated: authenticatedAt(claims),
    })
    const again = await keepForm(web, held, person)
    if (again !== undefined) return c.redirect(back(again), 303)
    if (held.kept === undefined) return c.redirect(back(held.back ?? '/'), 303)
    // The session is new, so the form needs its token: the next request finds it.
    await world.store.sessions.keepSignIn(
      state,
      { kept: held.kept },
      new Date(settings.wall().getTime() + 600_000),
    )
    return c.redirect(`/signed-in/continue?state=${state}`, 303)
  })

  // Another window waits with a form: it hears of this page and goes on by itself.
  app.get('/signed-in/again', (c) => {
    signedInPerson(c)
    const view = viewHere(c, web)
    return show(
      c,
      view,
      view.t('已重新登录', 'Signed in again'),
      <div class="narrow">
        <h1>{view.t('您已重新登录', 'You are signed in again')}</h1>
        <p>
          {view.t(
            '原来的页面会自动继续保存，可以关闭这个窗口。',
            'The page that you came from goes on saving by itself. You can close this window.',
          )}
        </p>
      </div>,
    )
  })

  app.get('/signed-in/continue', async (c) => {
    signedInPerson(c)
    const held = await world.store.sessions.takeSignIn(c.req.query('state') ?? '', settings.wall())
    const kept = KeptText.safeParse(held?.kept)
    if (!kept.success) return c.redirect('/tasks', 303)
    const view = viewHere(c, web)
    const { action, values } = kept.data
    return show(
      c,
      view,
      view.t('继续', 'Continue'),
      <div class="narrow">
        <h1>{view.t('您已重新登录', 'You are signed in again')}</h1>
        <p>
          {view.t(
            '您之前填写的内容都在，点击继续即可提交。',
            'Everything you typed is still here. Continue to send it.',
          )}
        </p>
        <form method="post" action={back(action)}>
          <input type="hidden" name="csrf" value={view.csrf} />
          {Object.entries(values)
            .filter(([name]) => name !== 'csrf')
            .flatMap(([name, list]) =>
              list.map((value) => (
                <textarea hidden name={name}>
                  {value}
                </textarea>
              )),
            )}
          <Submit>{view.t('继续', 'Continue')}</Submit>
        </form>
      </div>,
    )
  })

  app.post('/sign-out', async (c) => {
    const values = await readForm(c.req)
    if (first(values, 'csrf') === c.var.signedIn?.session.csrf) {
      await endSession(c, web)
      // What a page kept on the device for whoever leaves is nobody else’s.
      c.header('clear-site-data', '"storage"')
    }
    return c.redirect('/', 303)
  })
}

const signInFailed = (c: Here, web: Web) => {
  const view = viewHere(c, web)
  c.status(400)
  return show(
    c,
    view,
    view.t('登录未完成', 'Sign-in not completed'),
    <div class="narrow">
      <h1>{view.t('登录未完成', 'Sign-in not completed')}</h1>
      <p>
        {view.t(
          '登录已取消、超时或在另一个窗口中完成。请再试一次。',
          'The sign-in was cancelled, took too long, or was finished in another window. Please try again.',
        )}
      </p>
      <form method="post" action="/sign-in">
        <Submit>{view.t('登录', 'Sign in')}</Submit>
      </form>
    </div>,
  )
}
