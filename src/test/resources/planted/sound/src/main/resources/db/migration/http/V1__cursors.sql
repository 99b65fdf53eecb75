CREATE TABLE http.cursor_key (key text PRIMARY KEY);
