import { html, type Html } from '../../../html/html.js'
import { deskPage, DESK_PATH, formField, problem } from '../ground/desk-page.js'

export function passwordContent(formToken: string, fault?: string): Html {
  return html`${problem(fault)}<p>Daarna meldt u zich opnieuw aan, ook op andere toestellen.</p>
<form method="post" action="${DESK_PATH}/wachtwoord">${formField(formToken)}
<label for="old">Uw wachtwoord nu</label><input id="old" name="old" type="password" required autocomplete="current-password">
<label for="password">Nieuw wachtwoord</label><p class="hint" id="password-hint">Minstens 12 tekens. Een zin is goed.</p>
<input id="password" name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="password-hint">
<button type="submit">Veranderen</button></form>
`
}

export const FORGOTTEN_PATH = `${DESK_PATH}/vergeten`

/** The way back for who forgot the password and was given a code. */
export function forgottenPage(council: string, fault?: string): string {
  return deskPage({
    title: 'Wachtwoord vergeten',
    content: html`${problem(fault)}<p>Het bureau van ${council}. Vraag een beheerder om een code. Die werkt één keer, en een dag lang.</p>
<p class="hint">Is er geen andere beheerder? Wie de server beheert, maakt een code met “raadlink serve --desk-code”.</p>
<form method="post" action="${FORGOTTEN_PATH}">
<label for="name">Naam</label><input id="name" name="name" required autocomplete="username">
<label for="code">Code</label><input id="code" name="code" required autocomplete="off">
<label for="password">Nieuw wachtwoord</label><p class="hint" id="password-hint">Minstens 12 tekens. Een zin is goed.</p>
<input id="password" name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="password-hint">
<button type="submit">Nieuw wachtwoord kiezen</button></form>
<p><a href="${DESK_PATH}/aanmelden">Terug naar aanmelden</a></p>
`,
  })
}
