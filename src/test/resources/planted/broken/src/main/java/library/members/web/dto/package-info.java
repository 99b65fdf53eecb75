@NullMarked
package library.members.web.dto;

import org.jspecify.annotations.NullMarked;
