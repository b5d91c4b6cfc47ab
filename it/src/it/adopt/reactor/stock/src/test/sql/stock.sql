create table stock as select * from (values ('pen', 3), ('ink', 1)) as stock(article, amount);
