/** Where requests come in and answers go out: filters, arguments, errors, metrics and the published description. */
@NullMarked
package io.diana.http.web;

import org.jspecify.annotations.NullMarked;
