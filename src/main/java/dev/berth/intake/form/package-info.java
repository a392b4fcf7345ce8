/** Which answer belongs to which question of a form, however people changed the form. */
package dev.berth.intake.form;
