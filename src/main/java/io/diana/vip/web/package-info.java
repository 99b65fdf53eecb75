/** The VIP module's part of the API. */
@NullMarked
package io.diana.vip.web;

import org.jspecify.annotations.NullMarked;
