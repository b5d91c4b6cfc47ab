CREATE TABLE entries (amount INTEGER);
INSERT INTO entries VALUES (42);
