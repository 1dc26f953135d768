import { html, type Html } from '../../../html/html.js'
import { DESK_PATH, formField, problem } from '../ground/desk-page.js'

export function passwordContent(formToken: string, fault?: string): Html {
  return html`${problem(fault)}<p>Daarna meldt u zich opnieuw aan, ook op andere toestellen.</p>
<form method="post" action="${DESK_PATH}/wachtwoord">${formField(formToken)}
<label for="old">Uw wachtwoord nu</label><input id="old" name="old" type="password" required autocomplete="current-password">
<label for="password">Nieuw wachtwoord</label><p class="hint" id="password-hint">Minstens 12 tekens. Een zin is goed.</p>
<input id="password" name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="password-hint">
<button type="submit">Veranderen</button></form>
`
}
