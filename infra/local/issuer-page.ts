import type { Persona } from './personas.ts'

const groups = [
  ['applicants', '申报单位', 'Applicants'],
  ['office', '受理与推荐', 'Officers and recommenders'],
  ['experts', '评审专家', 'Experts'],
  ['leaders', '审批领导', 'Leaders'],
  ['house', '管理与审计', 'Administration and audit'],
] as const

const plain = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (symbol) => `&#${symbol.codePointAt(0) ?? 38};`)

/** Whom to sign in as: one button each, grouped by what they do. */
export const issuerPage = (personas: readonly Persona[], uid: string, accepted: string): string => {
  const zh = !/^\s*en/i.test(accepted)
  const t = (chinese: string, english: string) => (zh ? chinese : english)
  const lists = groups
    .map(([group, chinese, english]) => {
      const people = personas.filter((persona) => persona.group === group)
      if (people.length === 0) return ''
      const buttons = people
        .map(
          ({ subject, name, role }) =>
            `<button name="person" value="${plain(subject)}"><strong>${plain(t(name.zh, name.en))}</strong><span>${plain(t(role.zh, role.en))}</span></button>`,
        )
        .join('')
      return `<section><h2>${t(chinese, english)}</h2><div class="people">${buttons}</div></section>`
    })
    .join('')
  const body =
    personas.length === 0
      ? `<p>${t('这次登录已经失效，请回到 Consort 重新登录。', 'This sign-in is no longer valid. Go back to Consort and sign in again.')}</p>`
      : `<p>${t('练习环境：选择一个身份登录，无需密码。', 'Practice copy: choose who to be. There are no passwords.')}</p><form method="post" action="/interaction/${plain(uid)}">${lists}</form>`
  return framed(zh, t('登录', 'Sign in'), t('以谁的身份登录？', 'Sign in as whom?'), body)
}

const framed = (zh: boolean, title: string, heading: string, body: string): string =>
  `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Consort</title><link rel="stylesheet" href="/practice/style.css"></head><body><main><h1>${heading}</h1>${body}</main></body></html>`

type SecondFactor = {
  readonly uid: string
  readonly subject: string
  readonly name: string
  /** What the person's authenticator shows now: in practice it lies beside the form. */
  readonly code: string
  /** Another code was typed before. */
  readonly wrong: boolean
}

/** The second screen of a sign-in that needs two factors: the code of an authenticator. */
export const secondFactorPage = (asked: SecondFactor, accepted: string): string => {
  const zh = !/^\s*en/i.test(accepted)
  const t = (chinese: string, english: string) => (zh ? chinese : english)
  const error = asked.wrong
    ? `<p class="error" id="wrong" role="alert">${t('验证码不对或已过期，请重新输入。', 'That code is wrong or too old. Type the present one.')}</p>`
    : ''
  const body = `<p>${plain(asked.name)}${t('，请输入手机验证器上的六位数字。', ', type the six digits that your authenticator shows.')}</p>
<aside class="phone"><span>${t('练习用验证器（真实环境中在您的手机上）', 'Practice authenticator (on your own phone in real life)')}</span><output>${asked.code.slice(0, 3)} ${asked.code.slice(3)}</output></aside>
<form method="post" action="/interaction/${plain(asked.uid)}"><input type="hidden" name="person" value="${plain(asked.subject)}">${error}<label for="code">${t('验证码', 'Code')}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required${asked.wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}><button>${t('验证并登录', 'Verify and sign in')}</button></form>`
  return framed(zh, t('二次验证', 'Second factor'), t('二次验证', 'Second factor'), body)
}

export const issuerStyle = `
:root{color-scheme:light dark;--ink:#16191d;--soft:#4b535b;--paper:#fff;--ground:#f1f3f5;--line:#9aa4ad;--accent:#14566f;font-family:system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;line-height:1.5}
@media (prefers-color-scheme:dark){:root{--ink:#f1f3f5;--soft:#adb5bd;--paper:#16202a;--ground:#0e151c;--line:#5d6b78;--accent:#7cc4de}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink)}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.05rem;margin:1.5rem 0 .5rem;color:var(--soft)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.6rem}
button{display:flex;flex-direction:column;align-items:flex-start;gap:.15rem;min-height:44px;padding:.7rem .9rem;text-align:left;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:8px;cursor:pointer}
button:hover{border-color:var(--accent)}button:focus-visible{outline:3px solid #b45309;outline-offset:2px}button span{color:var(--soft);font-size:.9rem}
.phone{max-width:20rem;margin:1rem 0;padding:.9rem;background:var(--paper);border:2px solid var(--line);border-radius:14px}
.phone span{display:block;color:var(--soft);font-size:.9rem}.phone output{font:600 2rem/1.3 ui-monospace,monospace;letter-spacing:.08em}
label{display:block;font-weight:600;margin:1rem 0 .3rem}
input#code{font:1.4rem ui-monospace,monospace;width:10rem;min-height:44px;padding:.3rem .6rem;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:8px}
input#code:focus-visible{outline:3px solid #b45309;outline-offset:2px}form>button{margin-top:1rem}
.error{color:#b3261e;font-weight:600}
@media (prefers-color-scheme:dark){.error{color:#ff9d94}}
`
