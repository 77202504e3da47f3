/**
 * What every page stands on: who may come in, the frame with header and navigation, the language,
 * and what a refusal looks like.
 *
 * <p><b>A page</b> is {@code <html th:replace="~{platform/page :: public(#{key}, ~{::main})}">} or
 * {@code … :: staff(#{key}, ~{::main})}, with one {@code <main id="main">} in the body.
 *
 * <p><b>Wrong fields</b>: catch {@link org.investordesk.platform.InvalidInput} in the controller,
 * put {@code problems} ({@code InvalidInput.problems()}) into the model, render the form again with
 * status 422, and place {@code <div th:replace="~{platform/errors :: summary(${problems})}"></div>}
 * above the form and {@code <p th:replace="~{platform/errors :: field(${problems}, 'text')}"></p>}
 * at each field. The summary links to {@code #<field>}, so a field's id is its name; the field's
 * sentence has the id {@code <field>-error} for {@code aria-describedby}. Both render nothing when
 * {@code problems} is null or empty. An InvalidInput nobody catches becomes a plain page with the
 * summary; under {@code /api} it is RFC 9457 problem details with a {@code problems} list.
 *
 * <p><b>Refusals</b> need no catching: {@code NotFound} is 404, others are 409 with their sentence.
 *
 * <p>Our own code runs without an authentication of the engine: the engine then checks no
 * authorisation, and what may be seen is decided by us ({@link
 * org.investordesk.platform.CurrentUsers}). Only requests to the webapps carry one.
 */
@NullMarked
package org.investordesk.platform.web;

import org.jspecify.annotations.NullMarked;
