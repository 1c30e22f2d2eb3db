/** The background's entry. */
