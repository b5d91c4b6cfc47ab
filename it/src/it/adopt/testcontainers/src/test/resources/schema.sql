create table orders (article text, amount int);
